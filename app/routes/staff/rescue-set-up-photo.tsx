import { getFormProps, useForm } from '@conform-to/react'
import { Form, useLoaderData } from '@remix-run/react'
import { Camera, Trash2 } from 'lucide-react'
import { z } from 'zod'
import { keepHelperPhoto, readHelperFace } from '~/areas/rescue/keep-helper-photo.server'
import { helperPhotoForm } from '~/areas/rescue/set-up-forms'
import { useT } from '~/i18n/use'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { FormErrors } from '~/ui/field'
import { Submission, useFormId } from '~/ui/form'
import { FileInput } from '~/ui/inputs'
import { Pane, StaffPage } from '~/ui/staff-shell'
import { FormActs, SubmitButton } from '~/ui/submit'

const params = z.object({ helperId: z.string().max(64) })

export const loader = page({ permission: 'rescue:set-up', params }, async ({ club, actor, params: { helperId } }) => {
  const { name, photoFileId } = await readHelperFace(club, actor, helperId)
  // A new picture at the same address is asked for anew.
  const picture = photoFileId && `/desk/rescue/set-up/helpers/${helperId}/photo.jpg?v=${photoFileId.slice(0, 8)}`
  return { helperId, name, picture }
})

export const action = page(
  { permission: 'rescue:set-up', params, form: helperPhotoForm },
  async ({ club, actor, params: { helperId }, input, submission, fail, go }) => {
    const kept = await keepHelperPhoto({
      ...{ club, actor, submission, helperId },
      photo: input.act === 'keep' ? input.photo : null,
    })
    const key = input.act === 'keep' ? 'rescue-desk:setUp.helper.photo_toast' : 'rescue-desk:setUp.helper.photo_gone'
    return kept.ok ? go(`/desk/rescue/set-up/helpers/${helperId}/upload`, { key }) : fail(kept)
  },
)

export default function RescueHelperPhoto() {
  const t = useT()
  const { helperId, name, picture } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const [form] = useForm<{ photo: File }>({
    id: useFormId('helper-photo', picture, answer),
    lastResult: answer?.result,
  })
  return (
    <StaffPage
      path={[
        { label: t('rescue-desk:setUp.title'), href: '/desk/rescue/set-up' },
        { label: name, href: `/desk/rescue/set-up/helpers/${helperId}` },
      ]}
      title={t('rescue-desk:setUp.helper.photo')}
    >
      <Pane>
        <div className="grid max-w-xl gap-6">
          {picture ? (
            <img
              src={picture}
              alt={t('rescue-desk:setUp.helper.photo_of', { name })}
              className="h-40 w-40 rounded-card object-cover"
            />
          ) : (
            <p className="text-ink-2">{t('rescue-desk:setUp.helper.photo_none')}</p>
          )}
          <Form method="post" encType="multipart/form-data" {...getFormProps(form)} className="grid gap-3">
            <Submission />
            <FormErrors errors={form.errors} />
            <FileInput
              field={{ id: 'photo', name: 'photo', errors: answer?.result.error?.photo ?? undefined }}
              label={t('rescue-desk:setUp.helper.photo_choose')}
              hint={t('rescue-desk:setUp.helper.photo_hint')}
              accept="image/*"
              required
            />
            <FormActs>
              <SubmitButton icon={Camera} name="act" value="keep">
                {t('rescue-desk:setUp.helper.photo_go')}
              </SubmitButton>
            </FormActs>
          </Form>
          {picture && (
            <Form method="post" encType="multipart/form-data">
              <Submission />
              <SubmitButton kind="plain" icon={Trash2} name="act" value="remove">
                {t('rescue-desk:setUp.helper.photo_remove')}
              </SubmitButton>
            </Form>
          )}
        </div>
      </Pane>
    </StaffPage>
  )
}
